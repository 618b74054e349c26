import { keepPreviousData, useQuery } from '@tanstack/react-query';
import {
  dashboardClient,
  dashboardFinance,
  dashboardWarehouse,
  rentRoll,
} from '../../contract/dashboards.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { dashboardPrint } from '../../contract/prints.ts';
import { rentTrend } from '../../contract/rentTrend.ts';
import { call } from './client.ts';

export type ClientDashboard = Answer<typeof dashboardClient>;
export type FinanceDashboard = Answer<typeof dashboardFinance>;
export type WarehouseDashboard = Omit<Answer<typeof dashboardWarehouse>, 'plan_rooms'>;
export type RentTrend = Answer<typeof rentTrend>;
export type DashboardPaper = Answer<typeof dashboardPrint>;
export type RentRollRow = Answer<typeof rentRoll>['rows'][number];

/** A warehouse (0: all) and days; no days: the last 12 months, as the API has it. */
export interface Asked {
  readonly warehouse_id: number;
  readonly start_date?: string | undefined;
  readonly end_date?: string | undefined;
}

export const useWarehouseDashboard = (warehouseId: number) =>
  useQuery({
    queryKey: [dashboardWarehouse.path, warehouseId],
    queryFn: ({ signal }) => call(dashboardWarehouse, { warehouse_id: warehouseId }, signal),
    placeholderData: keepPreviousData,
  });

/** Asked of null nothing is asked: there is nothing to compare with yet. */
const NOBODY: Asked = { warehouse_id: 0 };

export const useRentTrend = (asked: Asked | null) =>
  useQuery({
    queryKey: [rentTrend.path, asked],
    queryFn: ({ signal }) => call(rentTrend, asked ?? NOBODY, signal),
    placeholderData: keepPreviousData,
    enabled: asked !== null,
  });

export const useClientDashboard = (asked: Asked | null) =>
  useQuery({
    queryKey: [dashboardClient.path, asked],
    queryFn: ({ signal }) => call(dashboardClient, asked ?? NOBODY, signal),
    placeholderData: keepPreviousData,
    enabled: asked !== null,
  });

export const useFinanceDashboard = (asked: Asked | null) =>
  useQuery({
    queryKey: [dashboardFinance.path, asked],
    queryFn: ({ signal }) => call(dashboardFinance, asked ?? NOBODY, signal),
    placeholderData: keepPreviousData,
    enabled: asked !== null,
  });

export const useDashboardPrint = (asked: Asked) =>
  useQuery({
    queryKey: [dashboardPrint.path, asked],
    queryFn: ({ signal }) => call(dashboardPrint, asked, signal),
  });

/** A page of the rent roll. */
export const useRentRoll = (input: Input<typeof rentRoll>) =>
  useQuery({
    queryKey: [rentRoll.path, input],
    queryFn: ({ signal }) => call(rentRoll, input, signal),
    placeholderData: keepPreviousData,
  });
