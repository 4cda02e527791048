using System.Text.Json;

namespace Suffice.Schemas;

/// <summary>The drafts of JSON Schema that are understood.</summary>
public enum JsonSchemaDraft
{
    /// <summary>Draft 2020-12.</summary>
    Draft202012,

    /// <summary>Draft-07 (draft-06 schemas are read by its rules).</summary>
    Draft7,
}

/// <summary>How a schema is read and how far an evaluation may go.</summary>
public sealed record JsonSchemaOptions
{
    /// <summary>The options used when none are given.</summary>
    public static JsonSchemaOptions Default { get; } = new();

    /// <summary>The draft of a schema that has no <c>$schema</c>.</summary>
    /// <value>2020-12 by default.</value>
    public JsonSchemaDraft Draft { get; init; } = JsonSchemaDraft.Draft202012;

    /// <summary>Whether <c>format</c> is checked; the specification makes it a mere note.</summary>
    /// <value>False by default.</value>
    public bool AssertFormat { get; init; }

    /// <summary>
    /// Finds a document that a <c>$ref</c> or <c>$schema</c> names by absolute URI; null when it is not known.
    /// The official metaschemas are built in. Nothing is ever fetched.
    /// </summary>
    /// <value>Null by default: only the schema itself and the metaschemas are known.</value>
    public Func<Uri, JsonElement?>? Resolve { get; init; }

    /// <summary>How many schemas may be entered one inside another while a value is judged.</summary>
    /// <value>512 by default. Going deeper is a violation.</value>
    public int MaxDepth { get; init; } = 512;

    /// <summary>How many schemas may be entered in all while a value is judged.</summary>
    /// <value>5,000,000 by default. Going further is a violation.</value>
    public long MaxSteps { get; init; } = 5_000_000;

    /// <summary>
    /// How long one match of a pattern may take when the pattern needs backtracking (lookaround, back-references);
    /// every other pattern runs in linear time.
    /// </summary>
    /// <value>250 ms by default. Taking longer is a violation.</value>
    public TimeSpan PatternTimeout { get; init; } = TimeSpan.FromMilliseconds(250);
}
