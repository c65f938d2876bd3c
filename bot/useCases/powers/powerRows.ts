import { z } from 'zod';
import { Nothing, pageOf, row } from '../row';
import { keepPower, listAllPowers, listPowers, PowerChange } from './keepPowers';
import { findPowers, PowerSearch } from './findPowers';
import { FoundPowerView, PowerView } from './powerViews';

export const powerCommands = {
  'power.keep': row({
    summary: 'Change a row of the panel’s powers, switch it on or off, say that it was checked, or add one',
    right: 'settings.keep',
    condition: 'anybody',
    input: PowerChange,
    result: PowerView,
    run: keepPower,
  }),
};

export const powerQueries = {
  'powers.list': row({
    summary: 'The powers that are switched on',
    right: 'group.see',
    condition: 'anybody',
    input: Nothing,
    result: pageOf(PowerView),
    run: listPowers,
  }),
  'powers.find': row({
    summary:
      'Who can do something about a threat, a place or what an issue says: the powers that fit, and whose they are',
    right: 'group.see',
    condition: 'anybody',
    input: PowerSearch,
    result: pageOf(FoundPowerView).extend({ moreText: z.string().optional().describe('5 more fit less well') }),
    run: findPowers,
  }),
  'powers.all': row({
    summary: 'All powers of the panel’s list, those that are switched off too',
    right: 'settings.see',
    condition: 'anybody',
    input: Nothing,
    result: pageOf(PowerView),
    run: listAllPowers,
  }),
};
