// Suggestions for misspelt names: "Did you mean migrate?"

/** "Did you mean migrate?", or '' when no known name is close. */
export function didYouMean(name: string, known: string[]): string {
  const ranked = known.map((each) => ({ each, distance: editDistance(name, each) }));
  const best = ranked.sort((a, b) => a.distance - b.distance)[0];
  const isClose = best && best.distance <= Math.max(2, Math.floor(name.length / 3));
  return isClose ? `Did you mean ${best.each}?` : '';
}

/** The edit distance (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...to].entries()) {
      const exchanged = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(exchanged, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
