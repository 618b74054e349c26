import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Answer } from '../../contract/endpoint.ts';
import { accessHistory, workers } from '../../contract/staff.ts';
import { deskNow, photoConsent, timeSheet } from '../../contract/worktime.ts';
import { call } from './client.ts';

/** Reads of «Сотрудники»: who works here, their accesses, their hours. */

/** All who work here, and the signed-in one among them. */
export const useWorkers = () =>
  useQuery({
    queryKey: [workers.path],
    queryFn: ({ signal }) => call(workers, {}, signal),
  });

export const useAccessHistory = (managerId: number) =>
  useQuery({
    queryKey: [accessHistory.path, managerId],
    queryFn: ({ signal }) => call(accessHistory, { manager_id: managerId }, signal),
  });

export type TimeSheet = Answer<typeof timeSheet>;

/** A month of working time; while another one loads, the one before stays. */
export const useTimeSheet = (month: string, warehouseId: number) =>
  useQuery({
    queryKey: [timeSheet.path, month, warehouseId],
    queryFn: ({ signal }) => call(timeSheet, { month, warehouse_id: warehouseId }, signal),
    placeholderData: keepPreviousData,
  });

export const usePhotoConsent = () =>
  useQuery({
    queryKey: [photoConsent.path],
    queryFn: ({ signal }) => call(photoConsent, {}, signal),
  });

export type DeskNow = Answer<typeof deskNow> & {
  /** `performance.now()` when the answer came: the page goes on from there, whatever this computer's clock does. */
  readonly cameAt: number;
};

/** The corrected time, asked now. */
export const askNow = async (signal?: AbortSignal): Promise<DeskNow> => ({
  ...(await call(deskNow, {}, signal)),
  cameAt: performance.now(),
});

const ASK_AGAIN_MS = 60_000;

export const useDeskNow = () =>
  useQuery({
    queryKey: [deskNow.path],
    queryFn: ({ signal }) => askNow(signal),
    refetchInterval: ASK_AGAIN_MS,
    refetchOnWindowFocus: true,
  });
