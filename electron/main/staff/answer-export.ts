import type { Handlers } from '../../core/contract.ts';
import { success } from '../../core/result.ts';
import type { ExportDesk } from './export-desk.ts';

type ExportCall = 'listExportPlaces' | 'startExport' | 'followExport' | 'cancelExport';

/** What main answers to the page of exports. */
export function answerExport(desk: ExportDesk): Pick<Handlers<unknown>, ExportCall> {
  return {
    listExportPlaces: async () => success(await desk.places()),
    startExport: (order) => desk.start(order),
    followExport: () => success(desk.state),
    cancelExport: () => {
      desk.cancel();
      return success(null);
    },
  };
}
