"""What a consultation weighs: the nodes of a framework and their children."""

from pescycle.model.framework import Framework

COMPOSITE = "composite"  # the node whose children are the pillars


def weighed(framework: Framework) -> dict[str, dict[str, float]]:
    """Weights in force of each node's children, by node and child.

    KPIs of weight 0 stand beside their pillar and are not weighed. A node with a single
    child leaves nothing to decide and is left out. Pillars count alike.
    """
    pillars = {
        pillar.id: {kpi.id: kpi.weight for kpi in pillar.kpis if kpi.weight}
        for pillar in framework.pillars
    }
    whole = {pillar.id: 1 / len(framework.pillars) for pillar in framework.pillars}
    nodes = {COMPOSITE: whole} | pillars
    return {node: children for node, children in nodes.items() if len(children) > 1}
