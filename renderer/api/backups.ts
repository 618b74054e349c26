import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { backupList, diagnostics, makeBackup, restoreBackup } from '../../contract/computer.ts';
import type { Answer } from '../../contract/endpoint.ts';
import { call } from './client.ts';

export type Backup = Answer<typeof backupList>['backups'][number];

/** Copies of this computer's database; the program makes one a day by itself. */
export const useBackups = () =>
  useQuery({
    queryKey: [backupList.path],
    queryFn: ({ signal }) => call(backupList, {}, signal),
    staleTime: 0,
  });

export const useMakeBackup = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(makeBackup, {}),
    onSuccess: () => client.invalidateQueries({ queryKey: [backupList.path] }),
  });
};

/** Another folder for backups, asked for by the system's dialog; `error` says why not. Absent in a browser: a page names no paths. */
export const useBackupFolder = () => {
  const client = useQueryClient();
  const { mesto } = window;
  const choosing = useMutation({
    mutationFn: async () => {
      const answer = await mesto?.chooseBackupFolder();
      if (answer?.state === 'failed') throw new Error(answer.sentence);
    },
    onSuccess: () => client.invalidateQueries({ queryKey: [backupList.path] }),
  });
  return mesto === undefined ? null : choosing;
};

export const useRestoreBackup = () =>
  useMutation({ mutationFn: (name: string) => call(restoreBackup, { name }) });

/** What this program is, where its data lie, and the log for support. */
export const useDiagnostics = () =>
  useQuery({
    queryKey: [diagnostics.path],
    queryFn: ({ signal }) => call(diagnostics, {}, signal),
    staleTime: 0,
  });
