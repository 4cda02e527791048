using System.Collections.Immutable;
using Microsoft.Extensions.AI;
using Suffice.Chat;

namespace Suffice.Extensions.AI.Asking;

/// <summary>The tools of a call in the neutral shape: functions that are declared to the model; whoever calls calls them.</summary>
internal static class AskedTools
{
    /// <summary>The tools offered.</summary>
    /// <param name="tools">The tools.</param>
    /// <returns>Their definitions.</returns>
    /// <exception cref="NotSupportedException">One is a provider's own and no function.</exception>
    public static ImmutableArray<ToolDefinition> Of(IList<AITool>? tools) => tools is null ? [] : [.. tools.Select(Of)];

    /// <summary>Whether a tool must be called.</summary>
    /// <param name="mode">The mode.</param>
    /// <param name="hasTools">True when there are tools; without any there is nothing to choose.</param>
    /// <returns>The rule; <see langword="null"/> for none.</returns>
    public static ToolChoice? ChoiceOf(ChatToolMode? mode, bool hasTools) => mode switch
    {
        _ when !hasTools => null,
        AutoChatToolMode => new ToolChoice(ToolChoiceMode.Auto),
        NoneChatToolMode => new ToolChoice(ToolChoiceMode.None),
        RequiredChatToolMode { RequiredFunctionName: { } name } => new ToolChoice(ToolChoiceMode.Named, name),
        RequiredChatToolMode => new ToolChoice(ToolChoiceMode.Required),
        _ => null,
    };

    private static ToolDefinition Of(AITool tool) => tool is AIFunctionDeclaration function
        ? new ToolDefinition(function.Name)
        {
            Description = function.Description.Length == 0 ? null : function.Description,
            Parameters = function.JsonSchema,
            Strict = AskedOptions.Flag(function.AdditionalProperties, "strict"),
        }
        : throw new NotSupportedException(
            $"The tool '{tool.Name}' ({tool.GetType().Name}) cannot be offered: a ladder has models of several providers, so that only functions can.");
}
