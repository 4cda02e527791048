using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Suffice.Catalog;
using Suffice.Checks;
using Suffice.Hosting;
using Suffice.Learning.Labels;
using Suffice.Learning.Ladders;
using Suffice.Learning.Tasks;
using Suffice.Policy;
using Suffice.Policy.Reloading;

namespace Suffice.Extensions.AI.Hosting;

/// <summary>Makes of a program's services what the engine works with.</summary>
internal static class SufficeParts
{
    /// <summary>Reads the policy and follows it.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="path">The policy file.</param>
    /// <param name="options">How.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="PolicyInvalidException">It is not valid.</exception>
    public static PolicyHost OpenPolicy(IServiceProvider services, string path, SufficeOptions options)
    {
        string root = services.GetService<IHostEnvironment>()?.ContentRootPath ?? Environment.CurrentDirectory;
        string file = Path.GetFullPath(path, root);
        TimeProvider time = TimeOf(services);
        PolicyLoader loader = new([.. BuiltInChecks.All, .. options.Checks], BuiltInChecks.Structural, ModelCatalog.BuiltIn(), time, new EstimatorReader(), new TaskGuesserReader());
        PolicyLoadOptions load = new() { RequireKeys = options.RequireKeys, ReadVariable = options.ReadVariable };
        PolicyLoadResult loaded = loader.Load(file, load);

        return loaded.IsValid
            ? new PolicyHost(loader, file, loaded, new PolicyHostOptions { Load = load }, time, LoggersOf(services).CreateLogger<PolicyHost>())
            : throw new PolicyInvalidException(loaded.Errors);
    }

    /// <summary>Makes the engine.</summary>
    /// <param name="services">The program's services.</param>
    /// <returns>Its host.</returns>
    public static EngineHost OpenEngine(IServiceProvider services) => new(new EngineSetup
    {
        Policies = services.GetRequiredService<PolicyHost>(),
        Time = TimeOf(services),
        Loggers = LoggersOf(services),
        Locals = new LabelModelReader(),
    });

    private static TimeProvider TimeOf(IServiceProvider services) => services.GetService<TimeProvider>() ?? TimeProvider.System;

    private static ILoggerFactory LoggersOf(IServiceProvider services) => services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;
}
