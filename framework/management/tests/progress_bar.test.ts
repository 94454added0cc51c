// The progress bar of long commands.
import { expect } from 'chai';
import { ProgressBar } from '../progress_bar.js';

/** What is written to a terminal, or to a file. */
function writtenTo(isTTY: boolean): { isTTY: boolean; text: string; write(text: string): void } {
  return {
    isTTY,
    text: '',
    write(text) {
      this.text += text;
    },
  };
}

describe('the progress bar', () => {
  it('grows on a terminal, and is removed in the end', () => {
    const terminal = writtenTo(true);
    const bar = new ProgressBar(200, terminal);
    bar.add(100, 'orders.order');
    expect(terminal.text).to.equal(`\r[${'#'.repeat(15)}${'.'.repeat(15)}]  50% orders.order`);
    bar.add(500, 'x');
    expect(terminal.text).to.contain(`\r[${'#'.repeat(30)}] 100% x `);
    bar.end();
    expect(terminal.text.endsWith(' \r')).to.equal(true);
  });

  it('writes nothing to a file', () => {
    const file = writtenTo(false);
    const bar = new ProgressBar(2, file);
    bar.add(1, 'orders.order');
    bar.end();
    expect(file.text).to.equal('');
  });
});
