using System.Text.Json;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Unfinished;

namespace Suffice.Schemas.Evaluating;

/// <summary>One keyword (or keywords that work as one) of a schema: judges whole values, and may judge unfinished ones.</summary>
internal abstract class Keyword(SchemaSource source, string name)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Where it is written.</summary>
    public string Location { get; } = source.At(name);

    /// <summary>Whether it asks which members or items other keywords have judged.</summary>
    public virtual bool NeedsEvaluated => false;

    /// <summary>The schemas it applies to the very value it is applied to.</summary>
    public virtual IEnumerable<SchemaNode> InPlace => [];

    /// <summary>Whether <paramref name="value"/> keeps to it.</summary>
    public abstract bool Accepts(JsonElement value, ref Evaluation evaluation, Evaluated? seen);

    /// <summary>The first character of a value has come: its kind is known.</summary>
    public virtual void Begin(Run run)
    {
    }

    /// <summary>A member's name begins: <paramref name="name"/> judges it while it comes.</summary>
    public virtual void BeginName(Run run, Spot name)
    {
    }

    /// <summary>A member's name is known: <paramref name="member"/> is where its value will come.</summary>
    public virtual void BeginMember(Run run, string name, Spot member)
    {
    }

    /// <summary>Another item is sure to come: <paramref name="item"/> is where.</summary>
    public virtual void BeginItem(Run run, int index, Spot item)
    {
    }

    /// <summary>Another member is sure to come: the <paramref name="count"/>th.</summary>
    public virtual void CountMember(Run run, int count)
    {
    }
}
