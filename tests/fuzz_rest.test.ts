// Requests of every kind to every address of the API. `npm run fuzz` sends many more.
import { projectDocument } from '../framework/openapi/project_document.js';
import { onEachDatabase } from '../testing/databases.js';
import { CAMPAIGN_MS, fuzz } from '../testing/fuzz/campaign.js';
import { fillShop, RestFuzzer } from '../testing/fuzz/rest.js';
import { restRequests } from '../testing/fuzz/rest_requests.js';

onEachDatabase('requests of every kind over REST', (dialect) => {
  it('get documented answers and no 500, and change nothing when they are refused', async function () {
    this.timeout(CAMPAIGN_MS);
    await fuzz(dialect, restRequests(await projectDocument()), async (shop) => {
      await fillShop(shop);
      const fuzzer = new RestFuzzer(shop);
      return (request) => fuzzer.send(request);
    });
  });
});
