using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Keywords;

namespace Suffice.Schemas.Loading;

/// <summary>Every keyword, in the order in which they judge: the cheap first, those that ask the others last.</summary>
internal static class KeywordReaders
{
    private static readonly Func<SchemaSource, IEnumerable<Keyword>>[] Validating =
    [
        TypeKeyword.Read, ConstKeyword.Read, EnumKeyword.Read, BoundKeyword.Read, MultipleOfKeyword.Read,
        LengthKeyword.Read, PatternKeyword.Read, MemberCountKeyword.Read, RequiredKeyword.Read,
        DependentRequiredKeyword.Read, ItemCountKeyword.Read, UniqueItemsKeyword.Read,
    ];

    private static readonly Func<SchemaSource, IEnumerable<Keyword>>[] Applying =
    [
        MembersKeyword.Read, PropertyNamesKeyword.Read, DependentSchemasKeyword.Read, ItemsKeyword.Read,
        ContainsKeyword.Read, AllOfKeyword.Read, AnyOfKeyword.Read, OneOfKeyword.Read, NotKeyword.Read, IfKeyword.Read,
    ];

    private static readonly Func<SchemaSource, IEnumerable<Keyword>>[] Asking =
    [
        UnevaluatedPropertiesKeyword.Read, UnevaluatedItemsKeyword.Read,
    ];

    /// <summary>The keywords of one schema object.</summary>
    public static Keyword[] Read(SchemaSource source)
    {
        Keyword[] references = RefKeyword.Read(source).ToArray();
        if (source.Dialect.IsDraft7 && references.Length > 0)
        {
            return references;
        }

        Dialect dialect = source.Dialect;
        return
        [
            .. Of(source, Validating, dialect.Validates),
            .. FormatKeyword.Read(source),
            .. references,
            .. DynamicRefKeyword.Read(source),
            .. Of(source, Applying, dialect.Applies),
            .. Of(source, Asking, dialect.Unevaluated && !dialect.IsDraft7),
        ];
    }

    private static IEnumerable<Keyword> Of(SchemaSource source, Func<SchemaSource, IEnumerable<Keyword>>[] readers, bool count)
        => count ? readers.SelectMany(read => read(source)) : [];
}
