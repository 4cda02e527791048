namespace Suffice.Schemas.Loading;

/// <summary>By which rules a schema is read: its draft, and the vocabularies its metaschema names.</summary>
internal sealed record Dialect(JsonSchemaDraft Draft)
{
    /// <summary>Draft 2020-12 with every vocabulary; <c>format</c> is a note.</summary>
    public static Dialect Draft202012 { get; } = new(JsonSchemaDraft.Draft202012);

    /// <summary>Draft-07.</summary>
    public static Dialect Draft7 { get; } = new(JsonSchemaDraft.Draft7);

    /// <summary>Whether this is draft-07.</summary>
    public bool IsDraft7 => Draft == JsonSchemaDraft.Draft7;

    /// <summary>Whether keywords that apply other schemas count.</summary>
    public bool Applies { get; init; } = true;

    /// <summary>Whether keywords that assert something count.</summary>
    public bool Validates { get; init; } = true;

    /// <summary>Whether <c>unevaluated*</c> counts.</summary>
    public bool Unevaluated { get; init; } = true;

    /// <summary>Whether <c>format</c> is checked.</summary>
    public bool AssertsFormat { get; init; }

    /// <summary>The dialect of a draft with every vocabulary.</summary>
    public static Dialect Of(JsonSchemaDraft draft) => draft == JsonSchemaDraft.Draft7 ? Draft7 : Draft202012;
}
