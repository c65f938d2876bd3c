import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** A process that has the write lock; told to, it lets go of it 300 ms later. @returns what tells it to and says when it did */
export async function heldByAnother(file: string): Promise<() => Promise<number>> {
  const holder = spawn(process.execPath, ['-e', holdLock(file)], { cwd: path.resolve(__dirname, '../..') });
  await once(holder.stdout, 'data');
  const letGo = once(holder.stdout, 'data').then(([text]) => Number(text));
  // Only now: it may have been long until this process got to hear of it.
  return () => {
    holder.stdin.write('now');
    return letGo;
  };
}

/** Takes the write lock and says so; says when it let go. */
function holdLock(file: string): string {
  return `
    const { DatabaseSync } = process.getBuiltinModule('node:sqlite') ?? require('@photostructure/sqlite');
    const database = new DatabaseSync(${JSON.stringify(file)});
    database.exec('BEGIN EXCLUSIVE');
    console.log('held');
    process.stdin.once('data', () => setTimeout(() => {
      console.log(Date.now());
      database.exec('COMMIT');
      database.close();
      process.stdin.destroy();
    }, 300));`;
}
