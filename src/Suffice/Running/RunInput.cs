using System.Text.Json;
using System.Text.Json.Nodes;
using Suffice.Checks;
using Suffice.Files;
using Suffice.Pipelines;

namespace Suffice.Running;

/// <summary>Holds what a run is given to what its pipeline asks for.</summary>
internal static class RunInput
{
    /// <summary>Reads it.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="given">What is given; <see langword="null"/> for nothing.</param>
    /// <returns>Every input of the pipeline with its value, default or null; or what is wrong, and what would be right.</returns>
    public static (JsonElement Input, string? Wrong) Read(Pipeline pipeline, JsonElement? given)
    {
        if (given is { } text && AnswerJson.Read(text.GetRawText()).Error is { } broken)
        {
            return (default, $"the input is {broken}");
        }

        if (given is { ValueKind: not JsonValueKind.Object })
        {
            return (default, $"the input is no object; give {Form(pipeline)}");
        }

        foreach (JsonProperty field in given?.EnumerateObject() ?? default)
        {
            if (!pipeline.Inputs.Any(input => input.Name == field.Name))
            {
                return (default, $"the pipeline {pipeline.Name} takes no '{field.Name}'; {NearWords.Advise(field.Name, [.. pipeline.Inputs.Select(input => input.Name)], "it takes")}");
            }
        }

        JsonObject read = [];
        foreach (PipelineInput input in pipeline.Inputs)
        {
            JsonElement? value = given is { } all && all.TryGetProperty(input.Name, out JsonElement stated) && stated.ValueKind != JsonValueKind.Null ? stated : input.Default;
            if (value is { ValueKind: not JsonValueKind.Null } there && input.WhyNot(there) is { } wrong)
            {
                return (default, $"the input {wrong}; give {Form(pipeline)}");
            }

            if (value is null && !input.IsOptional)
            {
                return (default, $"the input '{input.Name}' is missing; give {Form(pipeline)}");
            }

            read[input.Name] = value is { } known ? JsonSerializer.SerializeToNode(known, MachineJson.Options) : null;
        }

        return (JsonSerializer.SerializeToElement(read, MachineJson.Options), null);
    }

    private static string Form(Pipeline pipeline) =>
        $"{{{string.Join(", ", pipeline.Inputs.Select(input => $"\"{input.Name}\"{(input.IsOptional ? "?" : string.Empty)}: {EnumWord.Of(input.Type)}"))}}}";
}
