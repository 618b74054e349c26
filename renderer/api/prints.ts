import { useQuery } from '@tanstack/react-query';
import type { Answer } from '../../contract/endpoint.ts';
import { dayPrint, receiptPrint, statementPrint } from '../../contract/prints.ts';
import { call } from './client.ts';

export type StatementPaper = Answer<typeof statementPrint>;
export type ReceiptPaper = Answer<typeof receiptPrint>;
export type DayPaper = Answer<typeof dayPrint>;

export const useStatementPrint = (agrid: number) =>
  useQuery({
    queryKey: [statementPrint.path, agrid],
    queryFn: ({ signal }) => call(statementPrint, { agrid }, signal),
  });

export const useReceiptPrint = (paymentId: number) =>
  useQuery({
    queryKey: [receiptPrint.path, paymentId],
    queryFn: ({ signal }) => call(receiptPrint, { payment_id: paymentId }, signal),
  });

/** `day` undefined: the warehouse's today. */
export const useDayPrint = (warehouseId: number, day: string | undefined) =>
  useQuery({
    queryKey: [dayPrint.path, warehouseId, day],
    queryFn: ({ signal }) => call(dayPrint, { warehouse_id: warehouseId, day }, signal),
  });
