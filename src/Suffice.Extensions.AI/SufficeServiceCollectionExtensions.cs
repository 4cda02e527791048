using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Suffice.Engine;
using Suffice.Extensions.AI.Hosting;
using Suffice.Hosting;
using Suffice.Policy;
using Suffice.Running;

namespace Suffice.Extensions.AI;

/// <summary>Registers Suffice.</summary>
public static class SufficeServiceCollectionExtensions
{
    /// <summary>Registers a policy that is followed, its models' clients, the ledger, the engine, <see cref="PipelineRunner"/>, <see cref="SufficeChatClient"/>, and this as <see cref="IChatClient"/> where none is registered yet.</summary>
    /// <remarks>
    /// <para>A host reads the policy when it starts, and does not start with one that is not valid; without a host it is read when the client is first asked for. While a host runs,
    /// drift is looked for every minute and canaries are asked.</para>
    /// <para>Dispose the services, or the host: what the ledger has yet to write is written then. One policy and one ledger for a process.</para>
    /// </remarks>
    /// <param name="services">Where.</param>
    /// <param name="policyPath">The policy file, <c>suffice.yaml</c>; in a host, from its content root.</param>
    /// <param name="configure">Sets how it runs; <see langword="null"/> for the defaults.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="InvalidOperationException">It is registered already.</exception>
    /// <exception cref="PolicyInvalidException">Thrown when the host starts, or by the first use: the policy is not valid; every mistake with its file, line, and what would be right.</exception>
    public static IServiceCollection AddSuffice(this IServiceCollection services, string policyPath, Action<SufficeOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(policyPath);
        if (services.Any(service => service.ServiceType == typeof(EngineHost)))
        {
            throw new InvalidOperationException("AddSuffice was called before: a process has one policy and one ledger.");
        }

        SufficeOptions options = new();
        configure?.Invoke(options);
        services.AddSingleton(provider => SufficeParts.OpenPolicy(provider, policyPath, options));
        services.AddSingleton(SufficeParts.OpenEngine);
        services.AddSingleton(provider => provider.GetRequiredService<EngineHost>().Engine);
        services.AddSingleton(provider => provider.GetRequiredService<EngineHost>().Pipelines);
        services.AddSingleton(provider => new SufficeChatClient(provider.GetRequiredService<SufficeEngine>()));
        services.TryAddSingleton<IChatClient>(provider => provider.GetRequiredService<SufficeChatClient>());
        services.AddSingleton<IHostedService>(provider => new SufficeService(provider.GetRequiredService<EngineHost>()));

        return services;
    }
}
