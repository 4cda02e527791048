using System.Collections.Immutable;
using Suffice.Policy;
using Suffice.Policy.Compiling;
using Suffice.Yaml;

namespace Suffice.Checks;

/// <summary>The checks that <c>gate: structural</c> stands for: the standard is in the call itself, so they need no options.</summary>
/// <remarks>
/// Chosen on recorded answers (docs/checks.md): each refuses hardly a right answer. An answer without a tool call is never refused unless the
/// call demands one: models are right more often when they decline to call than a rule is that says they should have.
/// </remarks>
public static class StructuralGate
{
    /// <summary>The checks, each with its plan: those that can mend do so before anything else follows.</summary>
    public static ImmutableArray<GateCheck> Checks { get; } =
    [
        With(new EmptyCheck(new EmptyOptions())),
        With(new TruncatedCheck()),
        With(new RefusalCheck(new RefusalOptions())),
        With(new OneOfCheck(new OneOfOptions())),
        With(new JsonSchemaCheck(new JsonSchemaCheckOptions(), new CheckSetting(string.Empty, NoFile, _ => false))),
        With(new ToolCallCheck(new ToolCallOptions())),
        With(new ArithmeticCheck(new ArithmeticOptions())),
    ];

    /// <summary>Their names, in the order they judge.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Checks.Select(check => check.Check.Name)];

    /// <summary>What identifies <c>gate: structural</c> in a calibration.</summary>
    public static string Signature { get; } = GateSignature.Of(new YamlScalar(default, CheckKinds.Structural, plain: true), []);

    private static GateCheck With(ICheck check) =>
        new(check, check is IRepairingCheck ? new FailurePlan(Repair: true, Retries: 0, FailureAction.Escalate) : FailurePlan.Escalate);

    private static string NoFile(string file) => throw new CheckOptionsException(string.Empty, $"{file} cannot be read here", "name no file");
}
