// What breaks work on.
import type { Random } from '../random.js';
import type { Shop } from '../shop.js';
import type { Stage } from '../stage.js';

export interface World extends Stage {
  random: Random;
  shop: Shop;
}

/** Breaks something for a while and mends it; gives what it did, for the report. */
export type Break = (world: World) => Promise<string>;
