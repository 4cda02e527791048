using System.Collections.Immutable;
using Suffice.Classifier.Words;

namespace Suffice.Audit.Structure;

/// <summary>A closed set of labels as a prompt or a schema lists it.</summary>
/// <param name="Names">The labels.</param>
/// <param name="Explained">How many of them have a word of explanation beside them.</param>
internal readonly record struct LabelList(ImmutableArray<string> Names, int Explained)
{
    private static readonly WordSet PlainToAll = new(
        "yes no true false positive negative neutral mixed spam ham relevant irrelevant correct incorrect entailment contradiction english german french spanish "
        + "ja nein oui non sí si verdadero falso none other unknown maybe toxic safe unsafe");

    private static readonly WordSet WaysOut = new(
        "other unknown unclear none unsure uncertain needs_review needs-review not_sure out_of_scope oos na n/a undetermined unclassified human escalate misc miscellaneous andere sonstiges autre otro");

    public int Count => Names.IsDefault ? 0 : Names.Length;

    public bool NeedNoDefinition => Names.All(name => PlainToAll.Contains(name));

    public bool AreDefined => Count > 0 && (Explained * 2 > Count || NeedNoDefinition);

    public string? WayOut => Names.FirstOrDefault(name => WaysOut.Contains(name));

    public bool HasWayOut => WayOut is not null;
}
