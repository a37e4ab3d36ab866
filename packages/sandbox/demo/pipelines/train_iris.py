"""A pipeline with everything that Berth draws: parameters of every type, tasks
that depend on each other, a loop, a condition, an exit handler, and settings
for Kubernetes. See README.md for how train-iris.yaml is made of it."""

from typing import Dict, List

from kfp import compiler, dsl, kubernetes

IMAGE = 'python:3.12-slim'


@dsl.component(base_image=IMAGE)
def load_data(dataset: str, shuffle: bool, rows: dsl.Output[dsl.Dataset]):
    """Writes the rows of a data set."""
    with open(rows.path, 'w') as file:
        file.write(f'{dataset} {shuffle}')


@dsl.component(base_image=IMAGE)
def train(
    rows: dsl.Input[dsl.Dataset],
    learning_rate: float,
    epochs: int,
    layers: List[int],
    options: Dict[str, str],
    model: dsl.Output[dsl.Model],
) -> float:
    """Trains a model and returns its accuracy."""
    with open(model.path, 'w') as file:
        file.write(f'{learning_rate} {epochs} {layers} {options}')
    return 0.97


@dsl.component(base_image=IMAGE)
def evaluate(model: dsl.Input[dsl.Model], fold: int) -> float:
    """Measures a model on one part of the data."""
    return 0.9 + fold / 100


@dsl.component(base_image=IMAGE)
def publish(model: dsl.Input[dsl.Model], name: str):
    """Puts a model where others find it."""
    print(name, model.uri)


@dsl.component(base_image=IMAGE)
def notify(channel: str):
    """Tells people how it went."""
    print(channel)


@dsl.pipeline(
    name='train-iris',
    description='Trains, measures and publishes a classifier.',
)
def train_iris(
    dataset: str,
    learning_rate: float = 0.01,
    epochs: int = 10,
    shuffle: bool = True,
    layers: List[int] = [16, 8],
    options: Dict[str, str] = {'optimizer': 'adam'},
    publish_above: float = 0.9,
    channel: str = 'ml-team',
):
    """Trains, measures and publishes a classifier.

    Args:
        dataset: Which data set to learn from.
        learning_rate: Step of the optimizer.
        epochs: How often it sees all rows.
        shuffle: Whether rows are shuffled first.
        layers: Neurons of each hidden layer.
        options: Further options of the trainer.
        publish_above: Accuracy from which the model is published.
        channel: Who is told at the end.
    """
    with dsl.ExitHandler(notify(channel=channel)):
        rows = load_data(dataset=dataset, shuffle=shuffle)
        trained = train(
            rows=rows.outputs['rows'],
            learning_rate=learning_rate,
            epochs=epochs,
            layers=layers,
            options=options,
        )
        trained.set_cpu_request('500m').set_cpu_limit('1')
        trained.set_memory_request('512Mi').set_memory_limit('1Gi')
        kubernetes.set_image_pull_policy(trained, 'IfNotPresent')
        with dsl.ParallelFor([1, 2, 3]) as fold:
            evaluate(model=trained.outputs['model'], fold=fold)
        with dsl.If(trained.outputs['Output'] >= publish_above):
            publish(model=trained.outputs['model'], name=dataset)


if __name__ == '__main__':
    compiler.Compiler().compile(train_iris, 'train-iris.yaml')
