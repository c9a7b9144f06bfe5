import { type Kysely, sql } from 'kysely'

export const name = '0003-tally-answers'

/**
 * Keeps how many answers and abstentions there were: counting a million rows takes as long as a page may. In sixteen
 * slots, so that of answers that are written at once few wait for one another.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table assistants.tally (
      slot int not null check (slot between 0 and 15),
      abstained boolean not null,
      value bigint not null,
      primary key (slot, abstained)
    )`.execute(db)
  await sql`
    insert into assistants.tally
    select slot, abstained, case slot
      when 0 then (select count(*) from assistants.answer where answer.abstained = kind.abstained) else 0 end
    from generate_series(0, 15) slot, (values (false), (true)) kind (abstained)`.execute(db)
  await sql`
    create function assistants.tally_answer() returns trigger language plpgsql as $$
    declare
      chosen int := floor(random() * 16);
    begin
      update assistants.tally set value = value + 1 where slot = chosen and abstained = new.abstained;
      return null;
    end $$`.execute(db)
  await sql`
    create trigger answer_tallied after insert on assistants.answer
      for each row execute function assistants.tally_answer()`.execute(db)
  await sql`drop index assistants.answer_abstained`.execute(db)
}
