import * as contract from '../../../contract/agreements.ts';
import { indexationList as indexationEndpoint } from '../../../contract/indexation.ts';
import { planIndexation } from '../../commands/planIndexation.ts';
import { toKopecks } from '../../domain/money.ts';
import { agreementList } from '../../queries/agreementList.ts';
import { agreementOfRoom } from '../../queries/agreementOfRoom.ts';
import { agreementStatement } from '../../queries/agreementStatement.ts';
import { agreementTotal } from '../../queries/agreementTotal.ts';
import { indexationList } from '../../queries/indexationList.ts';
import { type Route, read, write } from '../route.ts';

export const AGREEMENT_ROUTES: readonly Route[] = [
  read(contract.agreementList, agreementList),
  read(contract.agreementTotal, agreementTotal),
  read(contract.agreementStatement, agreementStatement),
  read(indexationEndpoint, indexationList),
  write(contract.planIndexation, planIndexation, (input, { desk }) => {
    const named = [...(input.room_id === undefined ? [] : [input.room_id]), ...(input.room_ids ?? [])];
    const roomIds = [...new Set(named)];
    return {
      roomIds,
      seenAgreementIds: roomIds.map((id) => agreementOfRoom(desk.connections.read, id)),
      agreementId: input.agrid ?? null,
      day: input.index_date ?? null,
      sum: input.index_sum === null ? null : toKopecks(input.index_sum),
    };
  }),
];
