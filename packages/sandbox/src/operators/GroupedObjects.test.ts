import { GroupedObjects } from './GroupedObjects';

const anObject = (name: string, team: string, resourceVersion = '1') => ({
  apiVersion: 'v1',
  kind: 'Thing',
  metadata: { name, labels: { team }, resourceVersion },
});

describe('GroupedObjects', () => {
  const names = (objects: ReturnType<typeof anObject>[]) =>
    objects.map(({ metadata }) => metadata.name).sort();

  it('keeps the newest of each object, by group', () => {
    const objects = GroupedObjects.create<ReturnType<typeof anObject>>({
      groupOf: ({ metadata }) => metadata.labels.team,
    });
    objects.set(anObject('a', 'red'));
    objects.set(anObject('b', 'red'));
    objects.set(anObject('c', 'blue'));
    objects.set(anObject('a', 'red', '2'));
    expect(names(objects.group('red'))).toEqual(['a', 'b']);
    expect(names(objects.group('green'))).toEqual([]);

    objects.delete(anObject('b', 'red'));
    expect(objects.group('red')).toEqual([anObject('a', 'red', '2')]);
  });

  it('tells what a new list changes', () => {
    const objects = GroupedObjects.create<ReturnType<typeof anObject>>({
      groupOf: ({ metadata }) => metadata.labels.team,
    });
    const same = anObject('same', 'red');
    expect(
      names(
        objects.replace([same, anObject('old', 'red'), anObject('gone', 'x')]),
      ),
    ).toEqual(['gone', 'old', 'same']);

    const changed = objects.replace([
      same,
      anObject('old', 'red', '2'),
      anObject('new', 'blue'),
    ]);

    expect(names(changed)).toEqual(['gone', 'new', 'old']);
    expect(names(objects.group('red'))).toEqual(['old', 'same']);
    expect(objects.group('x')).toEqual([]);
  });
});
