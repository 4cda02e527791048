using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Suffice.Extensions.AI;

/// <summary>Puts Suffice before a client.</summary>
public static class SufficeChatClientBuilderExtensions
{
    /// <summary>Gives calls that are tasks of the policy to Suffice's ladders. All others go on to the client behind, unchanged: Suffice neither gates nor records nor prices them.</summary>
    /// <remarks>
    /// A call is a task when it states one (<see cref="SufficeChatOptionsExtensions.WithTask"/>, or a <see cref="ChatOptions.ModelId"/> of <c>task:NAME</c>), when its fixed part is
    /// known, when a <c>match</c> rule holds, or, for the model <c>auto</c> or none, when the classifier names it. The policy's <c>default</c> takes no call here, and a
    /// failure of Suffice is not answered by the client behind.
    /// </remarks>
    /// <param name="builder">The builder.</param>
    /// <param name="client">Suffice's client; <see langword="null"/> for the one that <see cref="SufficeServiceCollectionExtensions.AddSuffice"/> registered.</param>
    /// <returns>The same builder.</returns>
    public static ChatClientBuilder UseSuffice(this ChatClientBuilder builder, SufficeChatClient? client = null)
    {
        ArgumentNullException.ThrowIfNull(builder);

        return builder.Use((inner, services) => new SufficeRoutingChatClient(inner, client
            ?? services.GetService<SufficeChatClient>()
            ?? throw new InvalidOperationException("There is no Suffice here: call services.AddSuffice(\"suffice.yaml\") and build with those services, or give UseSuffice a client.")));
    }
}
