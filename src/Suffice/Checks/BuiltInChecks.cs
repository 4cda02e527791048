using System.Collections.Immutable;
using Suffice.Checks.Kinds;

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
        QuotedCheck.Definition,
        ToolCallCheck.Definition,
        RefusalCheck.Definition,
        TruncatedCheck.Definition,
        EmptyCheck.Definition,
        LanguageCheck.Definition,
        AgreementCheck.Definition,
    ];

    /// <summary>Those that <c>gate: structural</c> stands for, in the order they judge.</summary>
    /// <remarks>
    /// Chosen on recorded answers (docs/checks.md): each refuses hardly a right answer. An answer without a tool call is never refused unless the
    /// call demands one: models are right more often when they decline to call than a rule is that says they should have.
    /// </remarks>
    public static ImmutableArray<CheckDefinition> Structural { get; } =
    [
        EmptyCheck.Definition,
        TruncatedCheck.Definition,
        RefusalCheck.Definition,
        OneOfCheck.Definition,
        JsonSchemaCheck.Definition,
        ToolCallCheck.Definition,
        ArithmeticCheck.Definition,
    ];
}
