using System.Text.Json;
using Suffice.Pipelines.Scopes;
using Suffice.Pipelines.Templates;

namespace Suffice.Pipelines;

/// <summary>A step that a model answers: a call of a task, on the task's ladder and through its gate.</summary>
internal sealed record ModelStep : PipelineStep
{
    /// <summary>The task.</summary>
    public required string Task { get; init; }

    /// <summary>The fixed part of the prompt; <see langword="null"/> for none. The same in every run, so that providers can cache it.</summary>
    public string? System { get; init; }

    /// <summary>What is asked.</summary>
    public required TextTemplate Prompt { get; init; }

    /// <summary>A list of images (URLs or <c>data:</c> URIs) that go with it; <see langword="null"/> for none.</summary>
    public ScopePath? Images { get; init; }

    /// <summary>The call's <c>metadata</c>, which checks may read; <see langword="null"/> for none.</summary>
    public ValueTemplate? Metadata { get; init; }

    /// <summary>The JSON Schema that the answer shall follow; then the answer is JSON, else text.</summary>
    public JsonElement? Schema { get; init; }

    /// <summary>The most answer tokens; <see langword="null"/> for the model's own limit.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Sampling temperature; <see langword="null"/> for the model's own.</summary>
    public decimal? Temperature { get; init; }

    /// <summary>
    /// False when the first rung's answer is taken however sure it is, because a later step sees to what is doubtful; the checks of
    /// the gate hold all the same. Default true.
    /// </summary>
    public bool Escalates { get; init; } = true;
}
