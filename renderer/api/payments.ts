import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { cashDay } from '../../contract/cash.ts';
import { dashboardMain } from '../../contract/dashboards.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { futurePayments } from '../../contract/futurePayments.ts';
import { paymentList } from '../../contract/payments.ts';
import { call } from './client.ts';

export type CashDay = Answer<typeof cashDay>;
export type DaySummary = Answer<typeof dashboardMain>;

/** A page of payments and returns; while the next one loads, the one before stays. */
export const usePaymentList = (input: Input<typeof paymentList>) =>
  useQuery({
    queryKey: [paymentList.path, input],
    queryFn: ({ signal }) => call(paymentList, input, signal),
    placeholderData: keepPreviousData,
  });

/** A page of what will be due. */
export const useFuturePayments = (input: Input<typeof futurePayments>) =>
  useQuery({
    queryKey: [futurePayments.path, input],
    queryFn: ({ signal }) => call(futurePayments, input, signal),
    placeholderData: keepPreviousData,
  });

/** The takings of a warehouse's day, and its closes; undefined day: today. */
export const useCashDay = (warehouseId: number, day: string | undefined) =>
  useQuery({
    queryKey: [cashDay.path, warehouseId, day],
    queryFn: ({ signal }) => call(cashDay, { warehouse_id: warehouseId, day }, signal),
    enabled: warehouseId > 0,
  });

/** The day's summary of a warehouse, or of all (0). */
export const useDaySummary = (warehouseId: number) =>
  useQuery({
    queryKey: [dashboardMain.path, warehouseId],
    queryFn: ({ signal }) => call(dashboardMain, { warehouse_id: warehouseId }, signal),
  });

/** The business day of a warehouse; undefined until it is known. */
export const useToday = (warehouseId: number): string | undefined => useDaySummary(warehouseId).data?.day;
