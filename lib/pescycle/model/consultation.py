"""What a consultation weighs: the nodes of a framework and their children."""

from pescycle.model.framework import Framework
from pescycle.model.scoring import COMPOSITE


def weighed(framework: Framework) -> dict[str, dict[str, float]]:
    """Weights in force of each node's children, by node and child.

    KPIs of weight 0 stand beside their pillar and are not weighed. A node with a single
    child leaves nothing to decide and is left out. Pillars have the weights of the
    composite, and count alike where there is none.
    """
    pillars = {
        pillar.id: {kpi.id: kpi.weight for kpi in pillar.kpis if kpi.weight}
        for pillar in framework.pillars
    }
    composite = framework.scoring.composite
    given = composite.weights if composite else {}
    total = sum(given.values()) or len(framework.pillars)
    whole = {pillar.id: given.get(pillar.id, 1.0) / total for pillar in framework.pillars}
    nodes = {COMPOSITE: whole} | pillars
    return {node: children for node, children in nodes.items() if len(children) > 1}
