"""One node of a tree with what is below it, as a tree of its own."""

from pescycle.paf.scoring.tree import ROOT, ScoreTree


def subtree(tree: ScoreTree, node: str) -> ScoreTree:
    """The node as root: its leaves in the order of their parents, its nodes, itself last.

    Leaves of one parent stand side by side, leaves and nodes of weight 0 are left out.
    """
    own = _below(tree, node)
    place = {name: position for position, name in enumerate(tree.members)}
    parents = dict(zip(tree.members, tree.parents, strict=True))
    nodes = [name for name in tree.nodes if name in own]
    leaves = [
        leaf
        for parent in nodes
        for leaf in tree.leaves
        if leaf in own and parents[leaf] == parent
    ]
    members = [*leaves, *nodes]
    rule = {name: position for position, name in enumerate(tree.nodes)}
    return ScoreTree(
        leaves=tuple(leaves),
        nodes=tuple(nodes),
        parents=tuple(ROOT if name == node else parents[name] for name in members),
        weights=tuple(tree.weights[place[name]] for name in members),
        means=tuple(tree.means[rule[name]] for name in nodes),
        lowest_shares=tuple(tree.lowest_shares[rule[name]] for name in nodes),
    )


def _below(tree: ScoreTree, node: str) -> set[str]:
    """Ids of a node and of everything below it that has weight, as all its parents do."""
    place = {name: position for position, name in enumerate(tree.members)}
    found = {node}
    for name in reversed(tree.members):  # parents stand after their children
        if tree.parents[place[name]] in found and tree.weights[place[name]] > 0:
            found.add(name)
    return found
