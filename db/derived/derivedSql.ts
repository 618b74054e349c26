import { AGREEMENT_TOTALS } from './agreementTotals.ts';
import { CHANGE_FEED } from './changeFeed.ts';
import { CLIENT_SEARCH } from './clientSearch.ts';
import { UNDO_TRIGGERS } from './undoTriggers.ts';

/**
 * What can be built from the tables at any time and is therefore no migration: the clients' word search, the agreements'
 * totals, the feed of changes, and the triggers that keep them and the undo images. `install.ts` makes it anew whenever
 * this text changes.
 */
export const DERIVED_SQL: readonly string[] = [
  ...CLIENT_SEARCH,
  ...AGREEMENT_TOTALS,
  ...CHANGE_FEED,
  ...UNDO_TRIGGERS,
];
