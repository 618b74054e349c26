import type { Asked } from '../../api/dashboards.ts';

/** What a dashboard shows and what it is compared with. */
export interface Showing {
  readonly asked: Asked;
  /** The days before, and a year earlier; null: nothing to compare with, or the same days as the other. */
  readonly before: Asked | null;
  readonly year: Asked | null;
  /** Warehouse and days in words: on the screen, on pictures. */
  readonly note: string;
  /** The warehouse alone, for what is of today. */
  readonly place: string;
}

interface Answered<A> {
  readonly data: A | undefined;
  readonly isPlaceholderData: boolean;
}

/** What is compared with must be of the days asked for, not of those before. */
export const settled = <A>({ data, isPlaceholderData }: Answered<A>): A | undefined =>
  isPlaceholderData ? undefined : data;
