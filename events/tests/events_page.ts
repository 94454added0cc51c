// docs/events.md's part about the types, made from their declarations.
import type { Schema } from '../../framework/validation.js';
import type { EventType } from '../event_types.js';

/** Values of the examples by the names of fields. */
const EXAMPLES: Record<string, unknown> = {
  ...{ id: 379, order_id: 379, product_id: 12, customer_id: 7, payment_id: null, credited_invoice_id: null },
  ...{ status: 'processing', from_status: 'pending', payment_status: 'paid', changed_by: 'staff ann' },
  ...{ item_id: 1204, restocked: true, cancelled_by: 'customer 7' },
  ...{
    total_amount: 25,
    subtotal: 25,
    price: 12.5,
    amount: 25,
    currency: 'USD',
    quantity: 2,
    cancelled_quantity: 0,
    stock_quantity: 9,
  },
  ...{
    customer_name: 'Ada Lovelace',
    customer_email: 'ada@example.com',
    shipping_address: '12 St James Square',
  },
  ...{ email: 'ada@example.com', phone: '+44 20 7946 0000', name: 'Mug', product_name: 'Mug', sku: 'MUG-1' },
  ...{ category: 'home', archived: false, active: true, version: 3, kind: 'payment', provider: 'test' },
  ...{ failure_code: '', reason: '', number: 'INV-2026-000042' },
  created_at: '2026-11-25T02:03:04.567+00:00',
  updated_at: '2026-11-25T02:03:04.567+00:00',
  issued_at: '2026-11-25T02:03:04.567+00:00',
};

type Properties = Record<string, Schema>;
const propertiesOf = (schema: Schema): Properties => (schema.properties ?? {}) as Properties;

function exampleOf(name: string, schema: Schema): unknown {
  if (schema.type === 'array') return [exampleOf(name, schema.items as Schema)];
  if (schema.type === 'object') {
    return Object.fromEntries(
      Object.entries(propertiesOf(schema)).map(([inner, each]) => [inner, exampleOf(inner, each)]),
    );
  }
  if (!(name in EXAMPLES)) throw new Error(`events_page.ts has no example for "${name}".`);
  return EXAMPLES[name];
}

function typeOf(name: string, schema: Schema): string {
  if (schema.type === 'array') return 'list of objects';
  if (schema.type === 'object') return `[${name}](#${name})`;
  return [schema.type].flat().join(' or ');
}

function table(schema: Schema): string {
  const rows = Object.entries(propertiesOf(schema)).flatMap(([name, each]) => {
    const own = `| \`${name}\` | ${typeOf(name, each)} |`;
    if (each.type !== 'array') return [own];
    const inner = Object.entries(propertiesOf(each.items as Schema));
    return [own, ...inner.map(([part, type]) => `| \`${name}[].${part}\` | ${typeOf(part, type)} |`)];
  });
  return ['| field | type |', '| --- | --- |', ...rows].join('\n');
}

/** The Markdown about all types: each event with its fields and an example, then the objects that they share. */
export function typesPage(types: EventType[]): string {
  const shared = new Map<string, Schema>();
  const events = types.map(({ name, version, about, data }) => {
    for (const [inner, schema] of Object.entries(propertiesOf(data.schema))) {
      if (schema.type === 'object') shared.set(inner, schema);
    }
    const example = JSON.stringify(exampleOf('', data.schema));
    return `### ${name}\n\n${about} Version ${version}.\n\n${table(data.schema)}\n\n\`\`\`json\n${example}\n\`\`\`\n`;
  });
  const objects = [...shared].sort().map(([name, schema]) => `### ${name}\n\n${table(schema)}\n`);
  return `## The events\n\n${events.join('\n')}\n## The objects in them\n\n${objects.join('\n')}`;
}
