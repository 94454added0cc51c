// What an import did: how many rows of each model were taken, and what was not taken and why, by row.
import type { Output } from '../output.js';

interface Counts {
  taken: number;
  here: number;
  skipped: number;
}

export class ImportReport {
  private readonly counts = new Map<string, Counts>();
  private readonly skipped: string[] = [];
  private readonly remarks: string[] = [];
  private readonly unused: string[] = [];

  /** Counts rows of a model that were taken, or that are here already. */
  count(label: string, kind: keyof Counts, rows: number): void {
    const counts = this.counts.get(label) ?? { taken: 0, here: 0, skipped: 0 };
    counts[kind] += rows;
    this.counts.set(label, counts);
  }

  /** A row that was not taken, with the reason. */
  skip(label: string, id: number, reason: string): void {
    this.count(label, 'skipped', 1);
    this.skipped.push(`${label} ${id}: ${reason}`);
  }

  /** A row that was taken, but needs attention. */
  remark(label: string, id: number, text: string): void {
    this.remarks.push(`${label} ${id}: ${text}`);
  }

  /** A table or column of the other database that has no place here. */
  leaveOut(text: string): void {
    this.unused.push(text);
  }

  print(out: Output): void {
    out.line(`${'imported'.padStart(45)}${'already here'.padStart(14)}${'skipped'.padStart(9)}`);
    for (const [label, { taken, here, skipped }] of this.counts) {
      const numbers = `${String(taken).padStart(9)}${String(here).padStart(14)}${String(skipped).padStart(9)}`;
      out.line(`  ${label.padEnd(34)}${numbers}`);
    }
    this.list(out, 'Skipped:', this.skipped);
    this.list(out, 'Imported, but look at:', this.remarks);
    this.list(out, 'Not imported:', this.unused);
  }

  private list(out: Output, title: string, lines: string[]): void {
    if (lines.length === 0) return;
    out.line(`\n${title}`);
    for (const line of lines) out.line(`  ${line}`);
  }
}
