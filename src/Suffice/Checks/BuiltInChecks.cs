using System.Collections.Immutable;

namespace Suffice.Checks;

/// <summary>The checks that every policy can name.</summary>
public static class BuiltInChecks
{
    /// <summary>All of them, in the order of the documentation.</summary>
    public static ImmutableArray<CheckDefinition> All { get; } =
    [
        JsonCheck.Definition,
        JsonSchemaCheck.Definition,
        OneOfCheck.Definition,
        RegexCheck.Definition,
        LengthCheck.Definition,
        ReferencesCheck.Definition,
        DistributionCheck.Definition,
        UniqueCheck.Definition,
        ArithmeticCheck.Definition,
        ContradictionCheck.Definition,
        GroundedCheck.Definition,
        ToolCallCheck.Definition,
        RefusalCheck.Definition,
        TruncatedCheck.Definition,
        EmptyCheck.Definition,
        LanguageCheck.Definition,
        AgreementCheck.Definition,
    ];
}
