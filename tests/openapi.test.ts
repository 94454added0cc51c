// The description of the API (/api/schema/): valid, complete, and in good style.
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect } from 'chai';
import { parse } from 'yaml';
import { settings } from '../ecommerce/settings.js';
import type { OpenApiDocument } from '../framework/openapi/document.js';
import { documentText, projectDocument } from '../framework/openapi/project_document.js';
import { runCommand } from '../testing/command_line.js';
import { useShop } from '../testing/shop.js';

interface Operation {
  operationId: string;
  summary?: string;
}

/** Rules that do not fit: paths end in a slash as in Django, and an id has only digits, so that no other word is one. */
const RULES = { 'no-path-trailing-slash': 'off', 'no-ambiguous-paths': 'off' } as const;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** The operations of a document by `GET /api/products/{id}/`. */
function operationsOf({ paths }: OpenApiDocument): Map<string, Operation> {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation as Operation] as const),
  );
  return new Map(all);
}

describe('the OpenAPI document', () => {
  const accessBefore = settings.API_ACCESS;
  afterEach(() => {
    settings.API_ACCESS = accessBefore;
  });

  for (const access of ['open', 'protected'] as const) {
    it(`is valid, and has no warning of a linter, with API_ACCESS=${access}`, async () => {
      settings.API_ACCESS = access;
      const { valid, errors } = await new Validator().validate(structuredClone(await projectDocument()));
      expect(errors).to.equal(undefined);
      expect(valid).to.equal(true);
      const config = await createConfig({ extends: ['recommended-strict'], rules: RULES });
      const problems = await lintFromString({ source: await documentText('json'), config });
      const told = problems.map(
        ({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer}: ${message}`,
      );
      expect(told).to.deep.equal([]);
    });
  }

  it('has what showurls lists, and nothing else', async () => {
    const { stdout } = await runCommand(['showurls']);
    const listed = [...stdout.matchAll(/^(\/(?:api|products|recommendations)\/\S*)\s+([A-Z]+) /gm)]
      .map(([, route = '', method = '']) => `${method} ${route.replace(/<\w+:(\w+)>/g, '{$1}')}`)
      .filter((name) => !PAGES.includes(name));
    expect([...operationsOf(await projectDocument()).keys()].sort()).to.deep.equal(listed.sort());
  });

  it('every operation has a declared name and a summary of one sentence', async () => {
    const operations = operationsOf(await projectDocument());
    const nameless = [...operations].filter(([, { operationId }]) =>
      /^(get|post|put|patch|delete)[A-Z].*By[A-Z]/.test(operationId),
    );
    expect(nameless.map(([name]) => name)).to.deep.equal([]);
    const silent = [...operations].filter(([, { summary = '' }]) => !/^[A-Z].*[^.]$/.test(summary));
    expect(silent.map(([name]) => name)).to.deep.equal([]);
    const names = [...operations.values()].map(({ operationId }) => operationId);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).to.deep.equal([]);
  });

  it('manage.ts generateschema writes and validates it', async () => {
    const yaml = await runCommand(['generateschema', '--validate'], { API_ACCESS: settings.API_ACCESS });
    expect(yaml).to.include({ code: 0, stderr: '' });
    expect(parse(yaml.stdout)).to.deep.equal(await projectDocument());
    const json = await runCommand(['generateschema', '--format', 'openapi-json'], {
      API_ACCESS: settings.API_ACCESS,
    });
    expect(JSON.parse(json.stdout)).to.deep.equal(await projectDocument());
  });
});

/** Pages for people. */
const PAGES = ['GET /api/', 'GET /api/docs/', 'GET /api/docs/grpc/'];

describe('/api/schema/', () => {
  const shop = useShop('sqlite');

  it('is JSON; YAML for clients that prefer it, or with ?format=yaml', async () => {
    const json = await shop().get('/api/schema/');
    expect([json.status, json.headers.get('content-type')]).to.deep.equal([
      200,
      'application/json; charset=utf-8',
    ]);
    expect(json.body).to.deep.equal(await projectDocument());
    for (const [path, headers] of [
      ['/api/schema/', { Accept: 'application/yaml' }],
      ['/api/schema/?format=yaml', {}],
    ] as const) {
      const yaml = await shop().get(path, headers);
      expect(yaml.headers.get('content-type')).to.match(/^application\/yaml/);
      expect(parse(String(yaml.body))).to.deep.equal(json.body);
    }
    const tag = { 'If-None-Match': json.headers.get('etag') ?? '' };
    expect((await shop().get('/api/schema/', tag)).status).to.equal(304);
    expect((await shop().get('/api/schema/?format=xml')).status).to.equal(400);
  });
});
