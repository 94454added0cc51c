// Batches from queues.

/** Takes entries from the front, up to a maximum number and total weight; at least one. */
export function takeTogether<T>(
  waiting: T[],
  maxCount: number,
  maxWeight: number,
  weightOf: (each: T) => number,
): T[] {
  let [count, weight] = [0, 0];
  for (const each of waiting) {
    weight += weightOf(each);
    if (count === maxCount || (count > 0 && weight > maxWeight)) break;
    count += 1;
  }
  return waiting.splice(0, count);
}
