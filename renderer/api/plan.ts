import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { floorPlans, saveFloorPlan } from '../../contract/plan.ts';
import { call } from './client.ts';

/** The drawings of a warehouse's floors, every floor at once, like its rooms: the floor switches without waiting. */
export const useFloorPlans = (warehouseId: number) =>
  useQuery({
    queryKey: [floorPlans.path, warehouseId],
    queryFn: ({ signal }) => call(floorPlans, { warehouse_id: warehouseId }, signal),
    select: (answer) => answer.floors,
    enabled: warehouseId > 0,
  });

/** Saves a floor's drawing; what is read of it is fetched anew before the promise resolves. */
export const useSaveFloorPlan = () => {
  const client = useQueryClient();
  return useMutation<Answer<typeof saveFloorPlan>, Error, Input<typeof saveFloorPlan>>({
    mutationFn: (plan) => call(saveFloorPlan, plan),
    onSuccess: (_answer, plan) =>
      client.invalidateQueries({ queryKey: [floorPlans.path, plan.warehouse_id] }),
  });
};
