import { maySeeTask } from '../../access/sight';
import { type Agency, isHost } from '../../domain/agency';
import type { Group } from '../../domain/group';
import type { AgencyId, TaskId } from '../../domain/ids';
import type { Opportunity } from '../../domain/opportunity';
import type { Task } from '../../domain/task';
import { documentIdAt, recordOf } from '../../ledger/records';
import { oncePerSnapshot } from '../../ledger/snapshot';
import { loadMeetings, loadTasksOf } from '../meetings/meetingLists';
import type { Context, Onlooking } from '../ports';

/** Of so many meetings at which a group stood, the latest, is it asked what was given there: some three years. */
const MOST_MEETINGS = 18;

/** Read once a change, whoever asks. */
const findTask = oncePerSnapshot(async (taskId: TaskId, { store, roster }: Onlooking) => {
  const found = await store.read(roster.panel.id, documentIdAt('task', taskId));
  return found && recordOf('task', found);
});

/** Whether a partner has, or had, something to do about a group: of an opportunity, or given on its item at a meeting. */
export class PartnersTasks {
  private readonly partnerIds: ReadonlySet<AgencyId>;

  constructor(private readonly ctx: Context) {
    const { agencies, panel } = ctx.roster;
    const isPartner = (agency: Agency) => !isHost(agency, panel);
    this.partnerIds = new Set([...agencies.values()].filter(isPartner).map(({ id }) => id));
  }

  async has(group: Group, opportunities: readonly Opportunity[]): Promise<boolean> {
    for (const opportunity of opportunities) {
      if (opportunity.state !== 'tasked') continue;
      const task = await findTask(opportunity.taskId, this.ctx);
      if (task !== undefined && this.isPartners(task)) return true;
    }
    return this.hasAtMeeting(group);
  }

  private async hasAtMeeting({ id }: Group): Promise<boolean> {
    const stood = (await loadMeetings(this.ctx)).filter(({ agenda }) => agenda.some(({ groupId }) => groupId === id));
    for (const meeting of stood.slice(-MOST_MEETINGS).reverse()) {
      const itemIds = meeting.agenda.filter(({ groupId }) => groupId === id).map((item) => item.id);
      const isOnItem = ({ origin }: Task) =>
        origin.kind === 'meeting' && origin.itemId !== undefined && itemIds.includes(origin.itemId);
      if ((await loadTasksOf(meeting.id, this.ctx)).some((task) => isOnItem(task) && this.isPartners(task)))
        return true;
    }
    return false;
  }

  /** One that came to nothing leaves the group as it was. */
  private isPartners(task: Task): boolean {
    const isGiven = !['proposed', 'declined', 'withdrawn'].includes(task.state);
    return isGiven && this.partnerIds.has(task.agencyId) && maySeeTask(task, this.ctx.viewer);
  }
}
