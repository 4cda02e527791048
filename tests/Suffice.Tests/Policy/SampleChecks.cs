using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Suffice.Checks;
using Suffice.Yaml.Binding;

namespace Suffice.Tests.Policy;

/// <summary>Kinds of checks with the options of real ones, which judge nothing.</summary>
internal static class SampleChecks
{
    public static readonly IReadOnlyList<CheckDefinition> All =
    [
        CheckDefinition.For<NoOptions>("truncated", "The answer is whole.", (_, _) => new SampleCheck("truncated")),
        CheckDefinition.For<NoOptions>("empty", "The answer says something.", (_, _) => new SampleCheck("empty")),
        CheckDefinition.For<NoOptions>("tidy", "The answer is tidy.", (_, _) => new MendingCheck("tidy")),
        CheckDefinition.For<SchemaOptions>("json_schema", "The answer fits a schema.", SchemaCheck),
        CheckDefinition.For<ReferencesOptions>("references", "Ids are known.", (options, _) => new SampleCheck("references", options)),
        CheckDefinition.For<DistributionOptions>("distribution", "Shares are met.", (options, _) => new SampleCheck("distribution", options)),
        CheckDefinition.For<TruthOptions>("truth", "Fields are true.", (options, _) => new SampleCheck("truth", options)),
        CheckDefinition.For<AgreementOptions>("agreement", "A second model agrees.", AgreementCheck),
    ];

    public static readonly IReadOnlyList<CheckDefinition> Structural = [.. All.Take(3)];

    private static SampleCheck SchemaCheck(SchemaOptions options, CheckSetting setting)
    {
        string? text = options.Path is null ? null : setting.ReadFile(options.Path);
        return new SampleCheck("json_schema", options with { Path = text });
    }

    private static SampleCheck AgreementCheck(AgreementOptions options, CheckSetting setting) => setting.HasModel(options.Model)
        ? new SampleCheck("agreement", options)
        : throw new CheckOptionsException("model", $"'{options.Model}' is no model", "a model of the policy");
}

internal sealed record SampleCheck(string Name, object? Options = null) : ICheck
{
    public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) => new(Finding.Passed);
}

internal sealed record MendingCheck(string Name) : IRepairingCheck
{
    public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) => new(Finding.Passed);

    public string? Repair(JudgedAnswer judged) => null;
}

internal sealed record NoOptions;

internal sealed record SchemaOptions
{
    [Shorthand]
    [Description("The schema's file.")]
    public string? Path { get; init; }
}

internal sealed record ReferencesOptions
{
    public required string Path { get; init; }

    [MinLength(1)]
    public ImmutableArray<string> Allowed { get; init; } = ["$request"];
}

internal sealed record DistributionOptions
{
    public required string Path { get; init; }

    public required IReadOnlyDictionary<string, double> Target { get; init; }

    [Range(0.0, 1.0)]
    public double Tolerance { get; init; } = 0.05;
}

internal sealed record TruthOptions
{
    [Shorthand]
    public required ImmutableDictionary<string, string> Fields { get; init; }
}

internal sealed record AgreementOptions
{
    [Shorthand]
    public required string Model { get; init; }

    public JsonElement? Compare { get; init; }
}
