import * as contract from '../../../contract/agreements.ts';
import { planIndexation } from '../../commands/planIndexation.ts';
import { toKopecks } from '../../domain/money.ts';
import { type Route, write } from '../route.ts';

export const AGREEMENT_ROUTES: readonly Route[] = [
  write(contract.planIndexation, planIndexation, (input) => ({
    roomIds: [
      ...new Set([...(input.room_id === undefined ? [] : [input.room_id]), ...(input.room_ids ?? [])]),
    ],
    agreementId: input.agrid ?? null,
    day: input.index_date ?? null,
    sum: input.index_sum === null ? null : toKopecks(input.index_sum),
  })),
];
