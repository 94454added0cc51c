// What `npm run bench` is asked for; that it measures is seen when somebody runs it.
import { expect } from 'chai';
import { CASES } from '../bench/load/cases.js';
import { planOf } from '../bench/load/plan.js';

describe('the arguments of npm run bench', () => {
  it('choose databases and cases; all of them without arguments', () => {
    expect(planOf([])).to.deep.include({
      dialects: ['sqlite', 'postgres'],
      cases: Object.values(CASES),
      rounds: 3,
    });
    const few = planOf(['postgres', '--only', 'list,detail', '--quick']);
    expect(few).to.deep.include({ dialects: ['postgres'], cases: [CASES.list, CASES.detail], rounds: 1 });
  });

  for (const [args, message] of [
    [['mysql'], '"mysql" is no database'],
    [['--only', 'list,lists'], 'There is no case "lists"'],
    [['--slow'], "Unknown option '--slow'"],
    [['--seconds', 'many'], '--seconds must be'],
  ] as const) {
    it(`refuses ${args.join(' ')}`, () => {
      expect(() => planOf([...args])).to.throw(message);
    });
  }
});
