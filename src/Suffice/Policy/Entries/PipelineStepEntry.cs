using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Suffice.Yaml.Binding;

namespace Suffice.Policy.Entries;

/// <summary>What a pipeline says of one step: a task, something bought elsewhere, or a value made here.</summary>
internal sealed record PipelineStepEntry
{
    [Description("A step that a model answers: the task of the policy.")]
    public string? Task { get; init; }

    [Description("A step that is bought elsewhere: what is bought, such as image-generation.")]
    public string? External { get; init; }

    [Description("A step that is made here for nothing: its value; texts in it are templates.")]
    public JsonElement? Value { get; init; }

    [Description("When it is run, such as: customer_facing or steps.draft.confidence < 0.9. Without it, always.")]
    public string? When { get; init; }

    [Description("How often it is run: a number, or the path of one, such as input.posts.")]
    public string? Times { get; init; }

    [Description("It is run once for each item of this list, such as input.images.")]
    public string? Each { get; init; }

    [Description("How many repetitions run at the same time.")]
    [Range(1, 64)]
    public int? AtOnce { get; init; }

    [Description("Steps it waits for, besides those that its templates and its condition name.")]
    public ImmutableArray<string>? After { get; init; }

    [Description("What follows when it fails: stop the run, or go_on without its answer.")]
    public StepFailureAction? OnFail { get; init; }

    [Description("What is asked of the model; a template.")]
    [MinLength(1)]
    public string? Prompt { get; init; }

    [Description("The fixed part of the prompt, the same in every run. Without it, the context files of the task's folder.")]
    public string? System { get; init; }

    [Description("Files that make the fixed part of the prompt, from the policy's folder.")]
    [MinLength(1)]
    public ImmutableArray<string>? SystemFiles { get; init; }

    [Description("A JSON Schema that the answer shall follow, from the policy's folder. Without it, output.schema.json of the task's folder; none for free text.")]
    public string? Schema { get; init; }

    [Description("The path of a list of images (URLs or data: URIs) that go with the prompt.")]
    public string? Images { get; init; }

    [Description("The call's metadata, which checks may read; texts in it are templates.")]
    public JsonElement? Metadata { get; init; }

    [Description("The most answer tokens.")]
    [Range(1, int.MaxValue)]
    public int? MaxTokens { get; init; }

    [Description("Sampling temperature.")]
    [Range(0.0, 2.0)]
    public decimal? Temperature { get; init; }

    [Description("False to take the first rung's answer however sure it is, where a later step sees to what is doubtful.")]
    public bool? Escalate { get; init; }

    [Description("US dollars a unit of what is bought.")]
    [Range(typeof(decimal), "0", "1000000", ParseLimitsInInvariantCulture = true)]
    public decimal? Price { get; init; }

    [Description("What a unit is, such as image.")]
    public string? Unit { get; init; }

    [Description("Units each time it is run.")]
    [Range(typeof(decimal), "0", "1000000", ParseLimitsInInvariantCulture = true)]
    public decimal? Units { get; init; }

    [Description("Where what is bought is asked for: one POST of JSON.")]
    public Uri? Url { get; init; }

    [Description("True when the address leads inside one's own network on purpose.")]
    public bool? Private { get; init; }

    [Description("The key that goes with it as a bearer token.")]
    public SecretReference? ApiKey { get; init; }

    [Description("What is sent; texts in it are templates.")]
    public JsonElement? Body { get; init; }

    [Description("How long one try may take.")]
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan? Timeout { get; init; }

    [Description("How often a try that failed by load or by the network is made again.")]
    [Range(0, 10)]
    public int? Retries { get; init; }

    [Description("What is given back in place of a call, for samples and tests; priced all the same.")]
    public JsonElement? StandIn { get; init; }
}

/// <summary>What follows a step that fails.</summary>
internal enum StepFailureAction
{
    /// <summary>The run stops; what was done is kept.</summary>
    Stop,

    /// <summary>The run goes on without its answer.</summary>
    GoOn,
}
