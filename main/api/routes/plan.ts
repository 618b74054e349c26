import * as contract from '../../../contract/plan.ts';
import { saveFloorPlan } from '../../commands/saveFloorPlan.ts';
import { floorPlans } from '../../queries/floorPlans.ts';
import { type Route, read, write } from '../route.ts';

export const PLAN_ROUTES: readonly Route[] = [
  read(contract.floorPlans, floorPlans),
  write(contract.saveFloorPlan, saveFloorPlan, ({ warehouse_id, ...plan }) => ({
    warehouseId: warehouse_id,
    ...plan,
  })),
];
