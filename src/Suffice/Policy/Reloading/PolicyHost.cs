using Microsoft.Extensions.Logging;
using Suffice.Yaml;

namespace Suffice.Policy.Reloading;

/// <summary>Keeps a policy in force and follows its files: a change is validated whole, then swapped in at once.</summary>
/// <remarks>
/// <para>A change that does not hold leaves the old policy in force and is told by <see cref="LastReload"/> and the log. A policy
/// with mistakes is read again once the files have lain still, so that a file being saved is no mistake.</para>
/// <para><see cref="Current"/> takes no lock and may be read from any thread.</para>
/// </remarks>
public sealed class PolicyHost : IPolicySource, IDisposable
{
    private readonly PolicyLoader loader;
    private readonly string path;
    private readonly PolicyHostOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly Lock reloading = new();
    private readonly SettlingTimer settling;
    private readonly PolicyWatch watch;
    private readonly ITimer look;
    private PolicyLoadResult latest;
    private PolicyLoadResult? missed;
    private volatile PolicyLoadResult inForce;
    private volatile PolicyReload lastReload;
    private bool disposed;

    /// <summary>Takes a loaded policy and follows its files.</summary>
    /// <param name="loader">Loads it again.</param>
    /// <param name="path">The main file.</param>
    /// <param name="first">What the first load gave; it must hold a policy.</param>
    /// <param name="options">How changes are noticed.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="logger">Takes what happens.</param>
    /// <exception cref="ArgumentException"><paramref name="first"/> has errors: there is nothing to keep in force.</exception>
    public PolicyHost(
        PolicyLoader loader, string path, PolicyLoadResult first, PolicyHostOptions options, TimeProvider clock, ILogger<PolicyHost> logger)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);

        inForce = first.IsValid ? first : throw new ArgumentException("The first policy has errors.", nameof(first));
        (this.loader, this.path, this.options, this.clock, this.logger, latest) = (loader, path, options, clock, logger, first);
        lastReload = new PolicyReload(clock.GetUtcNow(), Current.Version, []);
        settling = new SettlingTimer(Guarded(Reload), options.Settle, clock);
        watch = new PolicyWatch(settling.Touch, options, logger);
        watch.Follow(first.Sources.Folders);
        look = clock.CreateTimer(_ => Guarded(Look)(), null, options.LookEvery, options.LookEvery);
    }

    /// <summary>Raised after each look at a changed policy, whether or not the change is in force.</summary>
    public event EventHandler<PolicyReloadedEventArgs>? Reloaded;

    /// <inheritdoc/>
    public SufficePolicy Current => inForce.Policy!;

    /// <summary>What was loaded of the policy in force: it and where each of its values comes from.</summary>
    public PolicyLoadResult InForce => inForce;

    /// <summary>What came of the latest change; of the first load when nothing has changed.</summary>
    public PolicyReload LastReload => lastReload;

    /// <summary>Reads the policy again now, whether or not its files have changed.</summary>
    /// <param name="cancellationToken">Ends the work before it starts.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="ObjectDisposedException">The host no longer follows its files.</exception>
    public Task<PolicyReload> ReloadAsync(CancellationToken cancellationToken = default) => Task.Run(
        () =>
        {
            PolicyReload reload;
            lock (reloading)
            {
                ObjectDisposedException.ThrowIf(disposed, this);
                reload = Apply(loader.Load(path, options.Load));
            }

            Reloaded?.Invoke(this, new PolicyReloadedEventArgs(reload));
            return reload;
        },
        cancellationToken);

    /// <summary>Stops following; the policy stays as it is.</summary>
    public void Dispose()
    {
        lock (reloading)
        {
            disposed = true;
        }

        look.Dispose();
        watch.Dispose();
        settling.Dispose();
    }

    /// <summary>Whatever fails on a timer is logged: thrown there, it would end the process.</summary>
    private Action Guarded(Action work) => () =>
    {
        try
        {
            work();
        }
        catch (Exception failure)
        {
            Log.PolicyReloadFailed(logger, Current.Version, failure);
        }
    };

    private void Look()
    {
        bool changed;
        lock (reloading)
        {
            changed = !disposed && latest.Sources.HasChanged();
        }

        if (changed)
        {
            settling.Touch();
        }
    }

    private void Reload()
    {
        PolicyReload? reload;
        lock (reloading)
        {
            reload = disposed ? null : Follow();
        }

        if (reload is not null)
        {
            Reloaded?.Invoke(this, new PolicyReloadedEventArgs(reload));
        }
    }

    private PolicyReload? Follow()
    {
        if (!latest.Sources.HasChanged())
        {
            missed = null;
            return null;
        }

        PolicyLoadResult result = loader.Load(path, options.Load);
        bool isMistake = !result.IsValid && missed is not null && !missed.Sources.HasChanged();
        if (result.Sources.HasChanged() || !(result.IsValid || isMistake))
        {
            // Still being written, or perhaps so: a mistake counts when it is there at a second look.
            missed = result;
            settling.Touch();
            return null;
        }

        return Apply(result);
    }

    private PolicyReload Apply(PolicyLoadResult result)
    {
        missed = null;
        latest = result;
        watch.Follow(result.Sources.Folders);
        SufficePolicy before = Current;
        if (result.IsValid)
        {
            inForce = result;
        }

        lastReload = new PolicyReload(clock.GetUtcNow(), Current.Version, result.Errors);
        Tell(result, before);
        return lastReload;
    }

    private void Tell(PolicyLoadResult result, SufficePolicy before)
    {
        if (!result.IsValid)
        {
            Log.PolicyRefused(logger, result.Errors.Length, before.Version);
            foreach (YamlError error in result.Errors)
            {
                Log.PolicyMistake(logger, error.ToString());
            }
        }
        else if (result.Policy.Version != before.Version)
        {
            Log.PolicyChanged(logger, result.Policy.Version, before.Version);
            foreach (YamlNotice notice in result.Notices)
            {
                Log.PolicyNotice(logger, notice.ToString());
            }
        }
    }
}
