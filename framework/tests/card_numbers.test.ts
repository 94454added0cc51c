// Which texts look like card numbers, and that they do not get into the log.
import { expect } from 'chai';
import path from 'node:path';
import { hasCardNumber, maskCardNumbers } from '../card_numbers.js';
import { RunningCommand } from '../../testing/command_line.js';
import { fromSource } from '../../testing/program.js';

const CARDS = [
  '4242424242424242',
  '4242 4242 4242 4242',
  '4242-4242-4242-4242',
  '4242.4242.4242.4242',
  '４２４２４２４２４２４２４２４２',
  'card 4242 4242 4242 4242 12/30 123',
  '378282246310005',
  '6304000000000000000',
  '4222222222222',
];
const OTHERS = [
  '4242424242424241',
  '424242424242',
  '+49 30 901820',
  '2026-11-21',
  'tok_visa',
  '0'.repeat(16),
];

describe('card numbers', () => {
  for (const text of CARDS) it(`sees one in "${text}"`, () => expect(hasCardNumber(text)).to.equal(true));
  for (const text of OTHERS) it(`sees none in "${text}"`, () => expect(hasCardNumber(text)).to.equal(false));

  it('strikes out the digits and leaves the rest', () => {
    const masked = maskCardNumbers('pay 4242 4242 4242 4242 on 2026-11-21');
    expect(masked).to.equal('pay **** **** **** **** on 2026-11-21');
  });

  it('takes no time over endless digits', () => {
    const started = Date.now();
    hasCardNumber('1 '.repeat(100_000));
    expect(Date.now() - started).to.be.below(2_000);
  });

  it('keeps them out of the log, wherever they stand', async () => {
    const logging = path.join(import.meta.dirname, '..', 'logging.ts');
    const code = `const { logger } = await import(${JSON.stringify(logging)});
      logger.error({ url: '/a?b=4242424242424242', err: new Error('no 5555 5555 5555 4444') }, '378282246310005');`;
    const process = new RunningCommand(fromSource('--input-type=module', '-e', code), { LOG_LEVEL: 'info' });
    const { stdout } = await process.outcome;
    expect(stdout).to.include('/a?b=****************').and.include('no **** **** **** ****');
    expect(stdout).to.not.match(/4242|5555|378282246310005/);
    expect(JSON.parse(stdout).msg).to.equal('***************');
  });
});
