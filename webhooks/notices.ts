// The mail to staff about an endpoint that was disabled.
import { staffName } from '../framework/actor_names.js';
import { User } from '../framework/auth/models.js';
import type { Queryable } from '../framework/db/database.js';
import { sendMailLater } from '../framework/mail.js';
import { settings } from '../ecommerce/settings.js';
import type { EndpointRow } from './models.js';

/** Returns what mails the superusers and who registered the endpoint. Of its URL the mail has only the host. */
export async function tellOfDisabled(db: Queryable, endpoint: EndpointRow): Promise<() => void> {
  const { id, url, disabled_reason, registered_by } = endpoint;
  const staff = await User.objects(db)
    .where({ is_active: true, is_staff: true })
    .whereNot({ email: '' })
    .select('email', 'username', 'is_superuser');
  const addresses = staff
    .filter(({ username, is_superuser }) => is_superuser || staffName(username) === registered_by)
    .map(({ email }) => email);
  const text = `Hello,

The webhook endpoint ${id} at ${new URL(url).host} was disabled. (${settings.SHOP_NAME})

${disabled_reason}

It gets no events until somebody activates it again, in the admin under Webhooks or over the API. What had not arrived
is sent then; what happens until then is not.
`;
  return () => {
    for (const to of new Set(addresses)) {
      sendMailLater({ to, subject: 'A webhook endpoint was disabled', text });
    }
  };
}
