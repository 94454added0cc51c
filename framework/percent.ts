// Percentages as people write them.

/** Whether it is a number from 0 to 100 with at most three decimals: "19", "8.5". */
export function isPercent(text: string): boolean {
  return /^\d{1,3}(\.\d{1,3})?$/.test(text) && Number(text) <= 100;
}
