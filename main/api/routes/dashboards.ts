import * as contract from '../../../contract/dashboards.ts';
import { rentTrend as rentTrendEndpoint } from '../../../contract/rentTrend.ts';
import { dashboardClient } from '../../queries/dashboardClient.ts';
import { dashboardFinance } from '../../queries/dashboardFinance.ts';
import { dashboardMain } from '../../queries/dashboardMain.ts';
import { dashboardWarehouse } from '../../queries/dashboardWarehouse.ts';
import { rentRoll } from '../../queries/rentRoll.ts';
import { rentTrend } from '../../queries/rentTrend.ts';
import { type Route, read } from '../route.ts';

export const DASHBOARD_ROUTES: readonly Route[] = [
  read(contract.dashboardMain, dashboardMain),
  read(contract.dashboardWarehouse, dashboardWarehouse),
  read(contract.dashboardClient, dashboardClient),
  read(contract.dashboardFinance, dashboardFinance),
  read(contract.rentRoll, rentRoll),
  read(rentTrendEndpoint, rentTrend),
];
