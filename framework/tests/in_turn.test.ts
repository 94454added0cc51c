// Handlers that run in turn: what Express promises of its layers.
import { expect } from 'chai';
import type { Request, RequestHandler, Response } from 'express';
import { inTurn } from '../http/in_turn.js';

/** What the handlers did, and what came out of them. */
function run(...handlers: RequestHandler[]): Promise<{ ran: number; error: unknown }> {
  let ran = 0;
  const counted = handlers.map((handler): RequestHandler => (...args) => {
    ran += 1;
    return handler(...args);
  });
  return new Promise((resolve) => {
    inTurn(counted)({} as Request, {} as Response, (error?: unknown) => {
      setImmediate(() => resolve({ ran, error }));
    });
  });
}

const goOn: RequestHandler = (_request, _response, next) => next();
const WRONG = new Error('wrong');

describe('handlers in turn', () => {
  it('all run, and then what comes after them', async () => {
    expect(await run(goOn, goOn)).to.deep.equal({ ran: 2, error: undefined });
    expect(await run()).to.deep.equal({ ran: 0, error: undefined });
  });

  for (const [how, handler] of [
    [
      'thrown',
      () => {
        throw WRONG;
      },
    ],
    ['rejected', () => Promise.reject(WRONG)],
    ['handed on', (_request, _response, next) => next(WRONG)],
  ] as [string, RequestHandler][]) {
    it(`an error that is ${how} ends them`, async () => {
      expect(await run(goOn, handler, goOn)).to.deep.equal({ ran: 2, error: WRONG });
    });
  }

  it('none runs after an error, though the one that failed goes on', async () => {
    const both: RequestHandler = (_request, _response, next) => {
      next(WRONG);
      next();
    };
    expect(await run(both, goOn)).to.deep.equal({ ran: 1, error: WRONG });
  });
});
