// Every page works without this file; it only saves a page load or a second click.
(function () {
  'use strict';

  // A page that a cache between here and the store has kept shows nobody's cart: the count is put in here.
  var badge = document.querySelector('.cart-link .badge');
  var count = /(?:^|; )meo_count=([0-9]{1,8})(?:;|$)/.exec(document.cookie);
  if (badge && count && badge.textContent === '0') {
    badge.textContent = count[1];
  }

  // Choosing a variant shows its picture and price at once.
  var picture = document.getElementById('product-picture');
  var price = document.getElementById('product-price');
  document.querySelectorAll('.variant input').forEach(function (input) {
    input.addEventListener('change', function () {
      var chosen = input.closest('.variant').dataset;
      var modern = picture.parentNode.querySelector('source');
      if (modern) {
        modern.srcset = chosen.webp || '';
      }
      picture.src = chosen.picture;
      picture.alt = chosen.alt;
      price.textContent = chosen.price;
      price.className = chosen.was ? 'price-now' : 'price-full';
      var was = document.getElementById('product-was');
      if (was) {
        was.textContent = chosen.was;
      }
    });
  });

  // What the shopper chooses of a list is shown at once; each state is an address, and the focus stays where it is.
  var listing = document.getElementById('listing');
  var loading = null;
  function show(url, focus, push) {
    if (loading) {
      loading.abort();
    }
    loading = new AbortController();
    listing.setAttribute('aria-busy', 'true');
    fetch(url, { signal: loading.signal }).then(function (answer) {
      if (!answer.ok) {
        throw new Error(answer.status);
      }
      return answer.text();
    }).then(function (html) {
      var page = new DOMParser().parseFromString(html, 'text/html');
      var fresh = page.getElementById('listing');
      if (!fresh) {
        throw new Error('no list');
      }
      var panel = listing.querySelector('.filter-panel');
      var open = panel && panel.open;
      listing.replaceChildren.apply(listing, fresh.childNodes);
      panel = listing.querySelector('.filter-panel');
      if (panel && open) {
        panel.open = true;
      }
      listing.removeAttribute('aria-busy');
      document.title = page.title;
      document.querySelectorAll('.languages a').forEach(function (link, index) {
        link.href = page.querySelectorAll('.languages a')[index].href;
      });
      if (push) {
        history.pushState(null, '', url);
      }
      var target = focus && document.getElementById(focus);
      if (target) {
        target.focus({ preventScroll: true });
      }
      document.getElementById('listing-status').textContent = document.getElementById('results').textContent;
    }).catch(function (error) {
      if (error.name !== 'AbortError') {
        window.location.assign(url);
      }
    });
  }
  if (listing) {
    listing.addEventListener('change', function (event) {
      var form = event.target.form;
      if (form && form.id === 'filters') {
        var query = new URLSearchParams(new FormData(form));
        if (query.get('sort') === 'best') {
          query.delete('sort');
        }
        var text = query.toString();
        show(form.getAttribute('action') + (text ? '?' + text : ''), event.target.id, true);
      }
    });
    window.addEventListener('popstate', function () { show(window.location.href, null, false); });
  }

  // Suggestions while typing into the search of the header: a combobox as WAI-ARIA has it.
  var search = document.querySelector('form[data-suggest]');
  if (search && window.fetch) {
    var input = search.querySelector('input[name=q]');
    var list = document.createElement('ul');
    var active = -1;
    var timer = 0;
    var asking = null;
    list.id = 'suggestions';
    list.className = 'suggestions';
    list.hidden = true;
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', search.dataset.label);
    search.appendChild(list);
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', list.id);
    input.setAttribute('aria-expanded', 'false');
    var close = function () {
      list.hidden = true;
      active = -1;
      input.setAttribute('aria-expanded', 'false');
      input.removeAttribute('aria-activedescendant');
    };
    var mark = function (index) {
      var options = list.children;
      if (active >= 0) {
        options[active].setAttribute('aria-selected', 'false');
      }
      active = index;
      if (active < 0) {
        input.removeAttribute('aria-activedescendant');
      } else {
        options[active].setAttribute('aria-selected', 'true');
        options[active].scrollIntoView({ block: 'nearest' });
        input.setAttribute('aria-activedescendant', options[active].id);
      }
    };
    var offer = function (found) {
      list.replaceChildren.apply(list, found.map(function (one, index) {
        var option = document.createElement('li');
        var name = document.createElement('span');
        var note = document.createElement('span');
        option.id = 'suggestion-' + index;
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        option.dataset.url = one.url;
        name.textContent = one.name;
        note.textContent = one.note;
        note.className = 'muted';
        option.append(name, ' ', note);
        return option;
      }));
      active = -1;
      input.removeAttribute('aria-activedescendant');
      list.hidden = found.length === 0;
      input.setAttribute('aria-expanded', String(found.length > 0));
    };
    input.addEventListener('input', function () {
      window.clearTimeout(timer);
      if (asking) {
        asking.abort();
      }
      var words = input.value.trim();
      if (words.length < 2) {
        close();
        return;
      }
      timer = window.setTimeout(function () {
        asking = new AbortController();
        fetch(search.dataset.suggest + '?q=' + encodeURIComponent(words), { signal: asking.signal })
          .then(function (answer) { return answer.ok ? answer.json() : []; })
          .then(function (found) {
            if (document.activeElement === input) {
              offer(found);
            }
          })
          // Without suggestions the search works as ever.
          .catch(close);
      }, 120);
    });
    input.addEventListener('keydown', function (event) {
      var count = list.hidden ? 0 : list.children.length;
      if (event.key === 'Escape' && count) {
        event.preventDefault();
        close();
      } else if (count && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
        event.preventDefault();
        var next = active + (event.key === 'ArrowDown' ? 1 : -1);
        mark(next >= count ? -1 : next < -1 ? count - 1 : next);
      } else if (count && event.key === 'Enter' && active >= 0) {
        event.preventDefault();
        window.location.assign(list.children[active].dataset.url);
      }
    });
    list.addEventListener('mousedown', function (event) {
      var option = event.target.closest('[role=option]');
      event.preventDefault();
      if (option) {
        window.location.assign(option.dataset.url);
      }
    });
    input.addEventListener('blur', close);
  }

  // A second click on "Place order" while the first one is under way does nothing.
  var place = document.getElementById('place');
  if (place) {
    place.form.addEventListener('submit', function (event) {
      if (place.getAttribute('aria-disabled') === 'true') {
        event.preventDefault();
        return;
      }
      place.setAttribute('aria-disabled', 'true');
      place.dataset.label = place.textContent;
      place.textContent = place.dataset.busy;
    });
    // Coming back by the browser's button shows the page as it was left.
    window.addEventListener('pageshow', function (event) {
      if (event.persisted) {
        place.removeAttribute('aria-disabled');
        place.textContent = place.dataset.label || place.textContent;
      }
    });
  }

  // While a payment is being confirmed the order's page looks again by itself.
  var refresh = document.querySelector('[data-refresh]');
  if (refresh) {
    window.setTimeout(function () { window.location.reload(); }, refresh.dataset.refresh * 1000);
  }

  // A menu left open closes when something else is clicked, or by Escape.
  var menu = document.querySelector('.menu');
  if (menu) {
    document.addEventListener('click', function (event) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    });
    menu.addEventListener('keydown', function (event) {
      if (event.key === 'Escape') {
        menu.open = false;
        menu.querySelector('summary').focus();
      }
    });
  }

  // What was looked at last is remembered by this browser alone; the store is asked for the cards only.
  var recent = document.getElementById('recently-viewed');
  if (recent) {
    var slugs = [];
    try {
      slugs = JSON.parse(window.localStorage.getItem('meo_recent')) || [];
    } catch (unreadable) {
      // No storage, or not ours: nothing is shown.
    }
    slugs = (Array.isArray(slugs) ? slugs : []).filter(function (slug) {
      return typeof slug === 'string' && /^[a-z0-9-]{1,160}$/.test(slug) && slug !== recent.dataset.seen;
    }).slice(0, 12);
    if (slugs.length) {
      window.fetch(recent.dataset.url + '?' + slugs.map(function (slug) { return 'p=' + slug; }).join('&'))
        .then(function (answer) { return answer.ok ? answer.text() : ''; })
        .then(function (cards) {
          recent.lastElementChild.innerHTML = cards;
          recent.hidden = !recent.querySelector('li');
        }, function () { recent.hidden = true; });
    }
    if (recent.dataset.seen) {
      try {
        window.localStorage.setItem('meo_recent', JSON.stringify([recent.dataset.seen].concat(slugs).slice(0, 12)));
      } catch (full) {
        // Then it is not remembered.
      }
    }
  }

  // A link to the form for mails opens it.
  var alertForm = document.getElementById('stock-alert');
  if (alertForm && window.location.hash === '#stock-alert') {
    alertForm.open = true;
  }
})();
