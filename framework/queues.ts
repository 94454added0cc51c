// What waits in line and is done together.

/** Takes from the front as many as are allowed, and as are not too heavy together; one at least. */
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
