import {type Instance, spoiledBy} from '../../network/platform.ts';
import {groupsOf, type World} from '../../security-groups/world.ts';
import {named} from '../../text/names.ts';

const addressesOf = ({addresses}: Instance): string => named(addresses, 9);

const made = (after: World, instance: Instance): string => {
  const groups = groupsOf(after, instance).map(({name}) => name);
  const has =
    groups.length > 0
      ? `It has ${named(groups, 9)}.`
      : 'It has no group, and without one nothing passes, in or out.';
  return `${instance.name} is started on the network ${instance.network}, with ${addressesOf(instance)} from its pool. ${has}`;
};

const gone = (instance: Instance): string =>
  `${instance.name} goes, and ${addressesOf(instance)} with it: rules that name the address stay, and mean whoever gets it next.`;

const changed = (was: Instance, is: Instance): readonly string[] => {
  const [before, after] = [addressesOf(was), addressesOf(is)];
  const [spoiledBefore, spoiledAfter] = [spoiledBy(was), spoiledBy(is)];
  return [
    ...(before === after
      ? []
      : [
          `${is.name} has ${after} instead of ${before}: rules that name the old address do not mean it any more.`,
        ]),
    ...(spoiledBefore === spoiledAfter
      ? []
      : spoiledAfter === 'second-interface'
        ? [`${is.name} gets a second interface, and nothing passes then that one could rely on.`]
        : [`${is.name} has one interface again, and its groups count as before.`]),
  ];
};

/** What becomes of instances from one world to the next: started, gone, or changed. */
export const describeInstances = (before: World, after: World): readonly string[] => {
  const [had, has] = [before.platform.instances, after.platform.instances];
  if (had === has) return [];
  const find = (all: readonly Instance[], id: string) => all.find(each => each.id === id);
  return [
    ...had.filter(({id}) => !find(has, id)).map(gone),
    ...has.flatMap(instance => {
      const was = find(had, instance.id);
      return was ? changed(was, instance) : made(after, instance);
    }),
  ];
};
